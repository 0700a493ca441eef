package xlsxfile

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
)

const (
	// maxDepth is how deep elements may stand in one another; in workbooks as
	// programs write them it is about ten.
	maxDepth = 100
	// notText is in place of the size of a shared text that excelize changes.
	notText = -1
)

// loses is what excelize leaves out of a text: half of a pair of characters,
// written _xHHHH_ (ECMA-376 part 1, 22.9.2.19).
var loses = regexp.MustCompile(`_x[dD][89a-fA-F][0-9a-fA-F]{2}_`)

// walk goes through a document to its end, with the names of the elements that
// are open at every token, that of a tag itself included.
func walk(document []byte, each func(open []string, token xml.Token) error) error {
	in := xml.NewDecoder(bytes.NewReader(document))
	var open []string
	for ended := false; ; {
		token, err := in.Token()
		switch {
		case err == io.EOF && ended:
			return nil
		case err == io.EOF:
			return errors.New("it is empty")
		case err != nil:
			return err
		}
		if start, ok := token.(xml.StartElement); ok {
			open = append(open, start.Name.Local)
			if ended || len(open) > maxDepth {
				return fmt.Errorf("element %.40q after the end, or in more than %d others", start.Name.Local, maxDepth)
			}
		}
		if err := each(open, token); err != nil {
			return err
		}
		if _, ok := token.(xml.EndElement); ok {
			open = open[:len(open)-1]
			ended = len(open) == 0
		}
	}
}

// textSizes gives the size in bytes of every shared text, as it is written.
func textSizes(document []byte) (sizes []int32, err error) {
	if document == nil {
		return nil, nil
	}
	var text []byte
	err = walk(document, func(open []string, token xml.Token) error {
		if len(open) < 2 || open[1] != "si" {
			return nil
		}
		if data, ok := token.(xml.CharData); ok && shown(open[2:]) {
			text = append(text, data...)
		}
		if _, ok := token.(xml.EndElement); ok && len(open) == 2 {
			size := int32(len(text))
			if loses.Match(text) {
				size = notText
			}
			sizes, text = append(sizes, size), text[:0]
		}
		return nil
	})
	return sizes, err
}

// shown says whether what is in these elements of a text is text, and not a
// guide to how it is spoken.
func shown(open []string) bool {
	return len(open) == 1 && open[0] == "t" || len(open) == 2 && open[0] == "r" && open[1] == "t"
}
