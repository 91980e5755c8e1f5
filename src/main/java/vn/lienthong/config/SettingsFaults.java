package vn.lienthong.config;

import java.util.List;
import java.util.stream.Collectors;
import vn.lienthong.text.Texts;

/** The settings cannot be used: all that is wrong with them, so that one round of mending is enough. */
public final class SettingsFaults extends RuntimeException {
    private final transient List<SettingsFault> faults;

    public SettingsFaults(List<SettingsFault> faults) {
        super(faults.stream().map(fault -> fault.text(Texts.vietnamese())).collect(Collectors.joining("\n")));
        this.faults = List.copyOf(faults);
    }

    public List<SettingsFault> faults() {
        return faults;
    }
}
