package vn.lienthong.console;

/** Who calls: the name and role of the credential. */
public record Operator(String name, Role role) {}
