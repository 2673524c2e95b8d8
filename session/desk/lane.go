package desk

// lane does work beside the desk, one piece at a time and in order.
type lane struct {
	beside  func(work, done func())
	busy    bool
	waiting []job
}

// job is work, and what follows on the desk's goroutine.
type job struct{ work, done func() }

func (l *lane) do(work, done func()) {
	l.waiting = append(l.waiting, job{work, done})
	if !l.busy {
		l.busy = true
		l.next()
	}
}

// next runs the oldest job. It stays busy while done runs, so that what done
// asks for comes after what was asked before.
func (l *lane) next() {
	if len(l.waiting) == 0 {
		l.busy = false
		return
	}
	j := l.waiting[0]
	l.waiting = l.waiting[1:]
	l.beside(j.work, func() {
		j.done()
		l.next()
	})
}

// nothing follows.
func nothing() {}
