package vn.lienthong.trial;

import java.util.List;

/** How one test went. @param file relative to {@code routes/}; @param findings empty = it passed */
public record TrialResult(String file, int line, String test, String route, List<Finding> findings) {
    public TrialResult {
        findings = List.copyOf(findings);
    }

    public boolean passed() {
        return findings.isEmpty();
    }
}
