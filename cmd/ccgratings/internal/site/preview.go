package site

import "ccgratings/cmd/ccgratings/internal/edition"

// unpublished says what a preview is. Every description of an edition begins
// with it: a file goes from hand to hand without the page that it came from.
const unpublished = "Preview, not published"

// previewOf is an edition whose title says that it is not published.
func previewOf(e *edition.Edition) *edition.Edition {
	marked := *e
	marked.Title = unpublished + ": " + e.Title
	return &marked
}
