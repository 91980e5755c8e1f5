package vn.lienthong.inbound;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects what is wrong with one request, so that the sender learns all of it at once. */
final class Findings {
    private final Map<String, List<String>> errors = new LinkedHashMap<>();
    private boolean onlyOverLimits = true;

    /** A value that breaks a rule; {@code message} is the end of a {@code problem.field.*} key. */
    void invalid(String field, String message, Object... arguments) {
        onlyOverLimits = false;
        add(field, message, arguments);
    }

    /** A size or count over its limit: 413 instead of 400 when nothing else is wrong. */
    void overLimit(String field, String message, Object... arguments) {
        add(field, message, arguments);
    }

    /** @throws Refused when anything was found */
    void refuseIfAny() {
        if (errors.isEmpty()) return;
        throw new Refused(new Problem(onlyOverLimits ? ProblemKind.TOO_LARGE : ProblemKind.INVALID, errors));
    }

    private void add(String field, String message, Object... arguments) {
        List<String> messages = errors.computeIfAbsent(field, name -> new ArrayList<>());
        String text = Problem.fieldMessage(message, arguments);
        if (!messages.contains(text)) messages.add(text);
    }
}
