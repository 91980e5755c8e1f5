package vn.lienthong.province;

/**
 * How far a province's connection was, as the ministry published it for July 2024.
 *
 * @param dvclt with the interlinked-services software: done, in-progress or not-started
 * @param civilRegistry with the civil registry, the same words
 * @param date of the publication, as far as it is known
 */
public record ConnectionState(String province, String dvclt, String civilRegistry, String date, String source) {}
