package widgets

import (
	"reflect"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Children are what an object holds: a container, a split, what scrolls, or a
// pop-up. The types of some are Fyne's own and have no name outside it, only
// their field Content has.
func Children(o fyne.CanvasObject) []fyne.CanvasObject {
	switch w := o.(type) {
	case *container.Split:
		return []fyne.CanvasObject{w.Leading, w.Trailing}
	case *fyne.Container:
		return w.Objects
	case fyne.Widget:
		field := reflect.Indirect(reflect.ValueOf(w)).FieldByName("Content")
		if !field.IsValid() {
			return nil
		}
		if content, ok := field.Interface().(fyne.CanvasObject); ok {
			return []fyne.CanvasObject{content}
		}
	}
	return nil
}

// Reveal scrolls what holds an object so far that it is seen: the cursor may
// go to what lies below the window.
func Reveal(o fyne.CanvasObject) { reveal(o, o) }

// reveal does so for a part of an object.
func reveal(o, part fyne.CanvasObject) {
	canvas := fyne.CurrentApp().Driver().CanvasForObject(o)
	if canvas == nil {
		return
	}
	root := canvas.Overlays().Top()
	if root == nil {
		root = canvas.Content()
	}
	if scroll := scrollOf(root, o, nil); scroll != nil {
		bring(scroll, part)
	}
}

// scrollOf gives the innermost of what scrolls down around an object, in a
// tree in which inner is the innermost so far.
func scrollOf(tree, o fyne.CanvasObject, inner *container.Scroll) *container.Scroll {
	if tree == o {
		return inner
	}
	if tree == nil || !tree.Visible() {
		return nil
	}
	if s, ok := tree.(*container.Scroll); ok && s.Direction != container.ScrollHorizontalOnly {
		inner = s
	}
	for _, child := range Children(tree) {
		if found := scrollOf(child, o, inner); found != nil {
			return found
		}
	}
	return nil
}

// bring moves what scrolls no further than needed, and only for what is hardly
// seen: who presses on the rim of something means what is there.
func bring(scroll *container.Scroll, o fyne.CanvasObject) {
	driver := fyne.CurrentApp().Driver()
	top := driver.AbsolutePositionForObject(o).Y - driver.AbsolutePositionForObject(scroll).Y
	bottom, height := top+o.Size().Height, scroll.Size().Height
	seen := min(bottom, height) - max(top, 0)
	if seen >= min(o.Size().Height, height)/2 {
		return
	}
	offset := scroll.Offset
	if top < 0 {
		offset.Y += top
	} else {
		offset.Y += min(bottom-height, top)
	}
	scroll.ScrollToOffset(offset)
}
