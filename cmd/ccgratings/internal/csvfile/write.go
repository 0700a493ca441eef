package csvfile

import (
	"encoding/csv"
	"io"
)

// Write writes records as Read reads them: UTF-8 without a byte-order mark,
// lines that end in LF, quotes only where a cell needs them.
func Write(w io.Writer, records [][]string) error { return csv.NewWriter(w).WriteAll(records) }
