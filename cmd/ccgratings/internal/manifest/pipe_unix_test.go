//go:build unix

package manifest

import "syscall"

func pipe(path string) error { return syscall.Mkfifo(path, 0o644) }
