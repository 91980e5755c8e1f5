package vn.lienthong.partner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.lienthong.config.Settings;

class ForwardingTest {
    private static final String HOTICH = "VN:GOV:000.00.00.G15:hotich";

    private static Forwarding ndxp(String... changes) {
        Map<String, String> settings = new HashMap<>();
        for (int i = 0; i < changes.length; i += 2) settings.put(changes[i], changes[i + 1]);
        return Forwarding.of(Settings.of(settings), "ndxp");
    }

    @Test
    void with_oauth_a_path_stays_as_it_is() {
        assertEquals("/a/b", ndxp().path("/a/b"));
        assertEquals(Map.of(), ndxp().headers(Map.of()));
    }

    @Test
    void the_security_server_is_told_in_the_query() {
        Forwarding forwarding = ndxp("partner.ndxp.mode", "ss", "partner.ndxp.dstcode", HOTICH);
        assertEquals("/XrdAdapter/RestService/forward/a/b?dstcode=" + HOTICH, forwarding.path("/a/b"));
        assertEquals("/XrdAdapter/RestService/forward/a?x=1&dstcode=" + HOTICH, forwarding.path("/a?x=1"));
        assertEquals(Map.of(), forwarding.headers(Map.of()));
    }

    @Test
    void the_security_server_is_told_in_a_header() {
        Forwarding forwarding =
                ndxp("partner.ndxp.mode", "ss", "partner.ndxp.dstcode", HOTICH, "partner.ndxp.dstcode-in", "header");
        assertEquals("/XrdAdapter/RestService/forward/a/b", forwarding.path("/a/b"));
        assertEquals(Map.of("dstcode", HOTICH), forwarding.headers(Map.of()));
    }

    @Test
    void a_partner_without_such_a_mode_is_called_straight() {
        assertEquals(Forwarding.STRAIGHT, Forwarding.of(Settings.of(Map.of()), "dvclt"));
    }
}
