package problem

import (
	"errors"
	"io/fs"
)

// Opening says in words why a file cannot be opened, without the path, which
// the position of the problem gives already.
func Opening(err error) string {
	if errors.Is(err, fs.ErrNotExist) {
		return "there is no such file"
	}
	var path *fs.PathError
	if errors.As(err, &path) {
		err = path.Err
	}
	return "the file cannot be opened: " + err.Error()
}
