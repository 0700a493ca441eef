package chart

import "strconv"

// appendMarks draws each mark as the shape of its token, with its name and
// figures as a tooltip. Marks of one token form a group, so that class and
// paint are written once; the shapes are defined once and used by reference.
func (f *frame) appendMarks(dst []byte) []byte {
	for _, t := range drawOrder() {
		ref := ""
		for i := range f.marks {
			if f.marks[i].Token.known() != t {
				continue
			}
			if ref == "" {
				ref = f.id + "-" + strconv.Itoa(int(t))
				dst = append(dst, `<defs><path id="`+ref+`" d="`+outlines[t.form()]+`"/></defs><g`...)
				dst = append(appendPaint(dst, t), '>')
			}
			dst = f.appendMark(dst, i, ref)
		}
		if ref != "" {
			dst = append(dst, `</g>`...)
		}
	}
	return dst
}

func (f *frame) appendMark(dst []byte, i int, ref string) []byte {
	m := &f.marks[i]
	dst = append(dst, `<use href="#`...)
	dst = append(dst, ref...)
	dst = append(dst, `" x="`...)
	dst = percent(dst, f.left(m.X))
	dst = append(dst, `" y="`...)
	dst = px(dst, f.room.top+f.down(f.level(i)))
	dst = append(dst, `"><title>`...)
	dst = appendText(dst, m.Name)
	dst = append(dst, ": "...)
	dst = appendValue(dst, m.Y, f.y.Decimals, "")
	dst = appendText(dst, tickUnit(f.y.Unit))
	return append(dst, `</title></use>`...)
}
