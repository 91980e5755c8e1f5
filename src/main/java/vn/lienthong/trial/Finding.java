package vn.lienthong.trial;

/**
 * Something that is not as a test expects.
 *
 * @param code the text is {@code trial.<code>}
 * @param what which part, such as a field or a queue
 * @param expected as written in the test; may be empty
 * @param got what there was; may be empty
 */
public record Finding(int line, String code, String what, String expected, String got) {}
