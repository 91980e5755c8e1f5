package vn.lienthong.console;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.lienthong.config.Secret;
import vn.lienthong.queue.QueueAdmin.Act;

/** The token of each role is its own word. */
public final class FakeCredentials implements Credentials {
    private final Map<String, Role> issued = new HashMap<>();

    @Override
    public Optional<Operator> find(String token) {
        for (Role role : Role.values())
            if (role.word().equals(token)) return Optional.of(new Operator("test-" + token, role));
        return Optional.empty();
    }

    @Override
    public Optional<Issued> issue(Role role, String name, String by) {
        if (issued.putIfAbsent(name, role) != null) return Optional.empty();
        return Optional.of(new Issued(new Operator(name, role), Instant.EPOCH, new Secret("lt_new")));
    }

    @Override
    public List<Listed> list() {
        return List.of(
                new Listed(new Operator("first-0a1b", Role.ADMIN), FakeDossiers.RECEIVED, "start", null, null),
                new Listed(
                        new Operator("zabbix", Role.OBSERVER),
                        FakeDossiers.RECEIVED,
                        "first-0a1b",
                        FakeDossiers.RECEIVED,
                        FakeDossiers.RECEIVED));
    }

    @Override
    public Withdrawal withdraw(String name, Act act) {
        return switch (name) {
            case "duty-desk" -> Withdrawal.DONE;
            case "zabbix" -> Withdrawal.ALREADY;
            case "first-0a1b" -> Withdrawal.LAST_ADMIN;
            default -> Withdrawal.UNKNOWN;
        };
    }
}
