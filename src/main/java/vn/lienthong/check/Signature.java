package vn.lienthong.check;

import java.time.Instant;

/**
 * What a person stands for: a step that no machine can know is done. Kept for ever; who withdraws it signs that too.
 *
 * @param withdrawn true where this line takes an earlier one back
 */
public record Signature(String step, String by, String note, Instant at, boolean withdrawn) {}
