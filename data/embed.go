// Package data embeds the figures: the register of CCGs and where they lie, the patient groups,
// the indicators with their observations, the recipes that made those, what
// each edition publishes, what it published, and what was changed in it since.
package data

import "embed"

// FS holds the files of this folder.
//
//go:embed ccgs.csv places.csv patient-groups.csv indicators.csv SOURCES.md observations editions context recipes published corrections
var FS embed.FS
