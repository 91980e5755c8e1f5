package vn.lienthong.inbound;

/**
 * The few fields without which nobody could be registered (2-contracts, Inbound): a name, a date, a requester. All else
 * is for the officer to judge.
 */
final class RequiredFields {
    private RequiredFields() {}

    /** @param module KS or KT */
    static void check(RegistrationForm form, String module, Findings findings) {
        checkRegistered(form, module, findings);
        if (!form.hasName("nyc")) findings.invalid(path("nycHoTen"), "required");
    }

    /** The registered person alone. */
    static void checkRegistered(RegistrationForm form, String module, Findings findings) {
        boolean birth = module.equals("KS");
        String person = birth ? "nks" : "nkt";
        if (!form.hasName(person)) findings.invalid(path(person + "HoTen"), "required");
        String event = birth ? "Sinh" : "Chet";
        String dateField = path(person + "Ngay" + event);
        if (!form.mentionsDate(person, event)) {
            findings.invalid(dateField, "required");
        } else if (form.date(person, event).isEmpty()) {
            findings.invalid(dateField, "form-date");
        }
    }

    private static String path(String field) {
        return FormReader.FIELD + "." + field;
    }
}
