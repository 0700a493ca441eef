package personal

import (
	"fmt"
	"strings"
	"testing"
)

func TestHeading(t *testing.T) {
	for kind, names := range map[string][]string{
		nhsNumber: {"NHS number", "nhs_no", "NHSNumber", "nhs no.", "NHS_NUMBER", "Nhs-Number", "nhsnumber", "NHS No", "Patient NHS Number", "PatientNHSNumber", "NHS number (10 digits)", "(NHS number)", "NHS number of patient", "NEWNHSNO", " NHS Number\n", "Mother's NHS Number"},
		birthDate: {"Date of birth", "date_of_birth", "DateOfBirth", "DATEOFBIRTH", "dob", "DOB", "D.O.B.", "Birth date", "PERSON BIRTH DATE", "Date of Birth (dd/mm/yyyy)", "Patient’s date of birth", "DOB / age", "Baby's DOB"},
		postcode:  {"Postcode", "post code", "POST_CODE", "Patient postcode", "Postcode of usual address", "patientPostcode", "Postcode1", "pcd", "pcd7", "pcds", "Home post-code"},
		personName: {"Forename", "First name", "first_name", "FirstName", "Surname", "Last name", "Family Name", "Given name", "PERSON GIVEN NAME", "Patient name", "Patient's name", "patient_name", "Full name",
			"name of patient", "Name (surname, forename)", "Surname, First name"},
		identifier:  {"Patient ID", "patient_id", "PatientId", "PATIENTID", "Local patient identifier", "Hospital number", "Hospital No.", "MRN", "ENCRYPTED_HESID", "Patient Number"},
		insurance:   {"National Insurance number", "NI number", "NINO", "national_insurance_no"},
		email:       {"Email", "e-mail", "E-mail address", "patient email"},
		telephone:   {"Telephone number", "phone_number", "Mobile Number", "Patient telephone", "Tel. no."},
		homeAddress: {"Home address", "Patient address", "Patient's address"},
		deathDate:   {"Date of death", "PERSON DEATH DATE"},
	} {
		for _, name := range names {
			if got, ok := Heading(name); got != kind || !ok {
				t.Errorf("Heading(%q) = %q, %v, want %q", name, got, ok, kind)
			}
		}
	}
}

// Headings of published tables about areas and organisations.
func TestHeadingOfPublished(t *testing.T) {
	for _, name := range []string{
		"", " ", "()", "1", "CCG_Name", "Area Name", "Provider_name", "Organsation Name", "Region", "Indicator Name", "Name", "NAME", "name", "practice_code", "Practice name",
		"Patient_Seen_End_Date", "PATIENTS_SEEN_p", "PATIENTS_SEEN", "Total number of People", "Number of patients", "Patients", "Patient list size", "Registered patients",
		"Address", "Address line 1", "Postcode district", "Postcode sector", "Practice postcode", "Percentage with a valid NHS number", "NHS region", "NHS England Region",
		"NHS local office", "Number", "No.", "ID", "Person", "Persons", "People", "Sex", "Age", "Births", "Live births", "Year of birth", "Low birth weight", "Deaths", "Date",
		"Telephone", "Face-to-Face", "Hospital", "Hospital admissions", "Patient group", "Patient identified", "PCD_count", "PCN", "PCT", "Parent Name", "Time period", "Full year", "First quarter",
		"CCG19NM", "DOBson ward", "Clients seen", "Child", "Children", "Mothers", "Contact", "Contacts", "First contact",
	} {
		if kind, ok := Heading(name); ok {
			t.Errorf("Heading(%q) = %q", name, kind)
		}
	}
}

// The NHS numbers are published examples: 943 476 5919 is NHS England's, 401
// 023 2137 that of the guide to the check digit, and 900 000 0009 belongs to
// the sandbox of the Personal Demographics Service; 320 123 4567 is made up, and
// right since 30+18+0+7+12+15+16+15+12+7 is 12 times 11. The postcodes are those
// of public places and of descriptions of the form.
func TestCell(t *testing.T) {
	for kind, texts := range map[string][]string{
		nhsNumber: {"9434765919", "943 476 5919", "943-476-5919", "943.476.5919", " 9434765919\t", "9434765919.0", "401 023 2137", "160-645-3521", "9000000009", "3201234567"},
		postcode: {"SW1A 1AA", "SW1A1AA", "sw1a 2aa", " EC1A 1BB ", "W1A 0AX", "M1 1AE", "M11AE", "B33 8TH", "CR2 6XH", "DN55 1PT", "LS1 4AP", "LS14AP",
			"M1   1AE", "LS1  4AP", "N1C 4QP", "NW1W 8JR", "W1A1HQ", "cr26xh"},
	} {
		for _, text := range texts {
			if got, ok := Cell(text); got != kind || !ok {
				t.Errorf("Cell(%q) = %q, %v, want %q", text, got, ok, kind)
			}
		}
	}
}

// What published tables hold. The CCG codes of five characters are all those
// of April 2021.
func TestCellOfPublished(t *testing.T) {
	texts := strings.Fields(`A3A8R B2M3M D2P2L D4U1Y D9Y0V M1J4Y M2L0M W2U3Z X2C4Y
		02N 14L 99P 15M A81001 Y00001 J82201 RWK RWK01 R1A01 RXX4T R0A Q84 QWO Y54 Y56 NONC UnA E38000001 E92000001 E01000001 W11000023
		2015/16 2016-10 MAR2019 31Jan2019 01/09/2019 2018-04-01 SMI-Q1-2019 20120000 2012 Q1 1215 52.3 0.5263157895 0.52631578 123456 1234567 12345678
		9434765918 1606453521 943476591 94347659190 943.476.5918 943_476_5919 94-3476-5919 9434765919.5 -434765919 9434765919. 9434765919.00 0000000000 9999999999 444-444-4444
		1,234,567 12,345,678 123 456 7890x * ** - .. NULL n/a <under Suppressed SW1A SW1A-1AA SW1A1A SW1A1AAA GIR0AA 1AA QM1 V1 1A1A1AA C50.9 0501130R0 I20 COVID19 B12`)
	texts = append(texts, "", " ", "46.9 - 52.7", "Q1 1AA", "AI1 1AA", "M1 1CA", "M1 AAA", "M 1AA", "M111 1AA", "M1\u00a01AE", "444 444 4444", "Leeds LS1 4AP", "NHS 943 476 5919", "943 476 591", "Adult", "Leeds", "Hull CCG", "Bexley", "1 to 4 5AA")
	for _, text := range texts {
		if kind, ok := Cell(text); ok {
			t.Errorf("Cell(%q) = %q", text, kind)
		}
	}
}

// The check digit finds every wrong digit, and every two neighbours swapped,
// since the weights and their differences have no factor in common with 11;
// and of ten numbers that differ in the last digit one or none is right, none
// for one in eleven.
func TestNHSNumberCheckDigit(t *testing.T) {
	const step = 99_989 // prime, so that every digit changes
	right := 0
	for n := 0; n < 1_000_000_000; n += step {
		for last := range 10 {
			number := fmt.Sprintf("%09d%d", n, last)
			if isNHSNumber(grouped(number)) {
				right++
				checkSlips(t, number)
			}
		}
	}
	if want := 1_000_000_000 / step * 10 / 11; right < want*99/100 || right > want*101/100 {
		t.Errorf("%d numbers are right, want about %d", right, want)
	}
}

// grouped is a number in groups, in which it may begin with any digit.
func grouped(number string) string { return number[:3] + " " + number[3:6] + "-" + number[6:] }

func checkSlips(t *testing.T, number string) {
	for i := range number {
		slip := []byte(number)
		slip[i] = '0' + (number[i]-'0'+1+number[(i+1)%10]%9)%10
		if isNHSNumber(grouped(string(slip))) {
			t.Fatalf("%s is right and %s too", number, slip)
		}
		copy(slip, number)
		if i > 0 && number[i] != number[i-1] {
			slip[i], slip[i-1] = slip[i-1], slip[i]
			if isNHSNumber(grouped(string(slip))) {
				t.Fatalf("%s is right and %s too", number, slip)
			}
		}
	}
}

func BenchmarkCell(b *testing.B) {
	cells := []string{"2018/19", "E38000001", "02N", "NHS Airedale, Wharfedale and Craven CCG", "Y54", "North of England", "2019-06-30", "Adult", "65+",
		"12345", "23456", "52.63", "51.99", "53.27", "", "*", "", "0.5263157895", "Value", "1"}
	b.ReportAllocs()
	for b.Loop() {
		for _, cell := range cells {
			if _, ok := Cell(cell); ok {
				b.Fatal(cell)
			}
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(cells)), "ns/cell")
}

func FuzzPersonal(f *testing.F) {
	for _, text := range []string{"NHS number", "9434765919", "943 476 5919", "SW1A 1AA", "Patient’s date of birth (dd/mm/yyyy)", "\xff", "M1", ".0"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		Heading(text)
		kind, ok := Cell(text)
		if ok != (kind != "") {
			t.Fatalf("%q, %v", kind, ok)
		}
		if upper, _ := Cell(strings.ToUpper(text)); kind != "" && upper != kind {
			t.Fatalf("%q is %q, in capitals %q", text, kind, upper)
		}
	})
}
