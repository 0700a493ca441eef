//go:build unix

package main

import (
	"fmt"
	"os"
	"syscall"
)

// lockFolder keeps every other import and pin from writing to a folder until
// unlock is called or the program ends, however it ends.
func lockFolder(name string) (unlock func(), err error) {
	folder, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	if err := syscall.Flock(int(folder.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		folder.Close()
		return nil, fmt.Errorf("another ccgratings import or pin is writing to %s; try again when it is done", name)
	}
	return func() { folder.Close() }, nil
}
