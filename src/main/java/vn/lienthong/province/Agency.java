package vn.lienthong.province;

/**
 * An agency code ({@code Hxx}) of a province during a period. It goes by the name of the province and does not follow
 * from the administrative code.
 *
 * @param evidence seen (in public data), list (of 2020, alphabetical) or position (in that list only)
 */
public record Agency(String code, String province, Period period, String evidence) {
    /** Whether somebody must ask the province before using it. */
    public boolean unconfirmed() {
        return evidence.equals("position");
    }
}
