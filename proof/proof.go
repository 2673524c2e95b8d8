// Package proof holds tests of the program as it is built: it is killed, it is
// watched with strace, and it is given hostile files. Nothing imports it.
package proof
