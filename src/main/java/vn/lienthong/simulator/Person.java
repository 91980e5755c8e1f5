package vn.lienthong.simulator;

/**
 * A synthetic person of a form.
 *
 * @param birthDate dd.MM.yyyy, MM.yyyy or yyyy
 * @param ethnicity code of the national list of ethnic groups, two digits
 * @param nationality ISO 3166 code
 * @param identityNumber starts with 000, so that it is nobody's
 */
record Person(
        PersonName name,
        boolean female,
        String birthDate,
        String ethnicity,
        String nationality,
        String identityNumber,
        Address home) {

    /**
     * An address of the form.
     *
     * @param country ISO 3166 code; province, district and commune are empty abroad
     */
    record Address(String country, String province, String district, String commune, String detail) {
        static Address abroad(String country, String detail) {
            return new Address(country, "", "", "", detail);
        }
    }

    boolean foreign() {
        return !nationality.equals("VN");
    }
}
