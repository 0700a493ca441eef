// Package templates holds the HTML templates of the site: base.tmpl is the
// frame of every page, pages has one file for each kind of page and parts what
// several of them use. The first line of each file says what dot is.
package templates

import "embed"

// FS holds the templates.
//
//go:embed base.tmpl pages/*.tmpl parts/*.tmpl
var FS embed.FS
