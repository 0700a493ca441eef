package nhs

import "testing"

// A reversed direction of writing, a soft hyphen, a tabulator and a broken line
// are in no name; accents, dashes and spaces that do not break are.
func TestHiddenCharactersInNames(t *testing.T) {
	const hidden = ", expected none that only controls or formats text"
	_, problems := readData(ccgHeader+
		"E38000001,01K,NHS \u202eOne CCG,North,2013-04-01,,\n"+
		"E38000002,02K,NHS Two CCG,No\u00adrth,2013-04-01,,\n"+
		"E38000003,03K,\"NHS\tThree CCG\",\"No\nrth\",2013-04-01,,\n"+
		"E38000004,04K,NHS Fóur\u00a0– CCG,Nørth,2013-04-01,,\n",
		groupHeader+"children,Chil\u200bdren,People under 18.\n")
	wantProblems(t, problems,
		"ccgs.csv:2:15: name holds the invisible character U+202E"+hidden,
		"ccgs.csv:3:27: region holds the invisible character U+00AD"+hidden,
		"ccgs.csv:4:15: name holds the invisible character U+0009"+hidden,
		"ccgs.csv:4:31: region holds the invisible character U+000A"+hidden,
		"patient-groups.csv:2:10: name holds the invisible character U+200B"+hidden,
	)
}
