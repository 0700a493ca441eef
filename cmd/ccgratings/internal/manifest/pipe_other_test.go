//go:build !unix

package manifest

import "errors"

func pipe(string) error { return errors.ErrUnsupported }
