package vn.lienthong.routing;

import java.util.List;
import java.util.stream.Collectors;
import vn.lienthong.text.Texts;

/** The routes cannot be started: all that is wrong with them, so that one round of mending is enough. */
public final class RouteFaults extends RuntimeException {
    private final transient List<RouteFault> faults;

    public RouteFaults(List<RouteFault> faults) {
        super(faults.stream().map(fault -> fault.text(Texts.vietnamese())).collect(Collectors.joining("\n")));
        this.faults = List.copyOf(faults);
    }

    public List<RouteFault> faults() {
        return faults;
    }
}
