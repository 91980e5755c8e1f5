package vn.lienthong.province;

/**
 * A province as it was, or is, during a period.
 *
 * @param code administrative code, two digits; may mean another province at another time
 * @param mergedInto code, from the day after, of the province it became or became part of; empty while it is in force
 */
public record Province(String code, String name, Period period, String mergedInto) {}
