package vn.lienthong.routes.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.lienthong.dossier.Status;
import vn.lienthong.routes.RouteTest;

/** {@code intake/6-pull-from-dvclt} to {@code intake/10-look-again-at-dvclt}. */
class PullStepsTest extends RouteTest {
    @BeforeEach
    void pull() {
        settings.put("partner.dvclt.pull.enabled", "true");
        settings.put("partner.dvclt.pull.interval", "1s");
    }

    @Test
    void what_pm_dvclt_lists_waits_to_be_fetched_and_the_list_is_asked_for_again() throws Exception {
        offer();
        run("dvclt-pull");
        assertEquals(1, waitingIn("dvclt-fetch"));
        assertEquals(1, waitingIn("dvclt-pull"));
        assertFalse(isKnown());
    }

    @Test
    void a_dossier_already_listed_is_not_fetched_twice() throws Exception {
        offer();
        run("dvclt-pull");
        run("dvclt-pull");
        assertEquals(1, waitingIn("dvclt-fetch"));
    }

    @Test
    void a_fetched_dossier_waits_to_be_sorted_and_is_acknowledged() throws Exception {
        offer();
        run("dvclt-pull");
        run("dvclt-fetch");
        assertEquals(Status.RECEIVED, dossier().status());
        assertEquals(1, waiting().get("received"));
        assertEquals(0, partners().dvclt().offered());
    }

    @Test
    void one_that_cannot_be_read_is_looked_at_again_later_and_not_acknowledged() throws Exception {
        answer("dvclt-dossier", "{}");
        offer();
        run("dvclt-pull");
        run("dvclt-fetch");
        assertFalse(isKnown());
        assertEquals(1, waitingIn("dvclt-fetch"));
        assertEquals(1, partners().dvclt().offered());
    }

    @Test
    void one_that_is_gone_was_acknowledged_before() throws Exception {
        replace("partners/dvclt-dossier.camel.yaml", """
                # takes  what a step asks
                - route:
                    id: partner-dvclt-dossier
                    description: Đối tác giả trong kiểm thử
                    from:
                      uri: direct:dvclt-dossier
                      steps:
                        - setHeader:
                            name: gone
                            expression:
                              constant:
                                expression: "yes"
                """);
        offer();
        run("dvclt-pull");
        run("dvclt-fetch");
        assertEquals(0, waitingIn("dvclt-fetch"));
        assertFalse(isKnown());
    }
}
