package nhs

// KnownOn is the register as it stood on a day: without the CCGs that opened
// later, and with those open that closed later. What is published on a day and
// made from it stays as it is when CCGs open, close and merge afterwards.
func (r *Register) KnownOn(day Date) *Register {
	var ccgs []CCG
	for _, c := range r.CCGs {
		if c.Opened.Compare(day) > 0 {
			continue
		}
		if c.Closed.Compare(day) > 0 {
			c.Closed, c.Successors = Date{}, nil
		}
		ccgs = append(ccgs, c)
	}
	return NewRegister(ccgs, r.Groups)
}
