//go:build bare

package main

import "errors"

// embedded refuses: this program was made without the four folders, as it can
// be from the sources that a website publishes.
func embedded() (sources, error) {
	return sources{}, usageError{errors.New("this program holds no content, data, static and templates of its own; say with --root where they are")}
}
