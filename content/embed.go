// Package content holds the words of the site, in Markdown with front matter
// between lines of +++: one file for each page of words, patient group,
// indicator and correction; and the comments of CCGs on their ratings.
package content

import "embed"

// FS holds the words.
//
//go:embed *.md corrections/*.md groups/*.md indicators/*.md comments
var FS embed.FS
