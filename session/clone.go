package session

import (
	"reflect"
	"time"
)

// Clone gives a deep copy: what is changed in one is not changed in the other.
// Texts are shared, since they never change.
func (s *Session) Clone() *Session {
	return deep(reflect.ValueOf(s)).Interface().(*Session)
}

// deep copies a value of any of the types that a session holds.
func deep(v reflect.Value) reflect.Value {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface, reflect.Slice, reflect.Map:
		if v.IsNil() {
			return v
		}
	}
	switch v.Kind() {
	case reflect.Pointer:
		c := reflect.New(v.Type().Elem())
		c.Elem().Set(deep(v.Elem()))
		return c
	case reflect.Interface:
		return deep(v.Elem())
	case reflect.Slice:
		c := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		for i := range v.Len() {
			c.Index(i).Set(deep(v.Index(i)))
		}
		return c
	case reflect.Map:
		c := reflect.MakeMapWithSize(v.Type(), v.Len())
		for _, key := range v.MapKeys() {
			c.SetMapIndex(key, deep(v.MapIndex(key)))
		}
		return c
	case reflect.Struct:
		return deepStruct(v)
	}
	return v
}

func deepStruct(v reflect.Value) reflect.Value {
	if v.Type() == reflect.TypeFor[time.Time]() {
		return v
	}
	c := reflect.New(v.Type()).Elem()
	for i := range v.NumField() {
		c.Field(i).Set(deep(v.Field(i)))
	}
	return c
}
