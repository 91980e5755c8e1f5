package vn.lienthong.province;

/**
 * Which registrations a province offered online, as the Justice Ministry published it for April 2022. Yes or no each.
 *
 * @param linked whether its one-stop system was linked to the civil registry
 * @param portal whether it offered them on its own portal
 * @param exception in the letter's words, such as "Không có ĐKKS cấp xã"; empty for none
 */
public record OnlineOffer(
        String province,
        boolean linked,
        boolean portal,
        boolean birth,
        boolean marriage,
        boolean death,
        String exception,
        String date,
        String source) {}
