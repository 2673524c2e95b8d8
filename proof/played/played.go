// Package played holds tests that play whole sessions in the real window, as a
// user does, and then read what came of it. Nothing imports it.
package played
