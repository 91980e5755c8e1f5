package vn.lienthong.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The day as the test turns its clock. */
class RehearsalTest {
    @TempDir
    Path folder;

    private Simulators partners;
    private Rehearsal day;

    @BeforeEach
    void start() throws IOException {
        RehearsalPlan plan = RehearsalFile.read(Files.writeString(folder.resolve("day.yaml"), """
                length: 4h
                traffic: [{from: 1h, until: 2h, births: 5, deaths: 1}]
                partners:
                  ndxp: [{from: 1h, until: 2h, down: true}]
                  portal: [{from: 2h, until: 3h, errors: 1}]
                """));
        partners = Simulators.start(plan.on(SimulatorOptions.demo()), Clock.systemUTC());
        URI nowhere = URI.create("http://127.0.0.1:1");
        day = new Rehearsal(
                plan, partners, new Rehearsal.Play(nowhere, "t", "t", true, false, false), Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        partners.close();
    }

    @Test
    void a_partner_is_down_for_as_long_as_the_plan_says() throws Exception {
        day.play(Duration.ofMinutes(59));
        assertEquals(404, status(partners.ndxp()));
        day.play(Duration.ofMinutes(60));
        assertEquals(List.of("ndxp"), day.troubled());
        assertThrows(IOException.class, () -> status(partners.ndxp()));
        day.play(Duration.ofMinutes(120));
        assertEquals(404, status(partners.ndxp()));
    }

    @Test
    void a_partner_that_only_errs_still_answers() throws Exception {
        day.play(Duration.ofMinutes(150));
        assertEquals(5, status(partners.portal()) / 100);
        day.play(Duration.ofMinutes(180));
        assertEquals(List.of(), day.troubled());
    }

    @Test
    void where_dossiers_are_pulled_they_are_laid_out_when_they_are_filed() {
        day.play(Duration.ofMinutes(60));
        assertEquals(0, partners.dvclt().offered());
        day.play(Duration.ofMinutes(120));
        assertEquals(6, partners.dvclt().offered());
        assertEquals(6, day.filed());
    }

    @Test
    void a_day_is_not_over_before_its_dossiers_are() {
        day.play(Duration.ofHours(5));
        assertEquals(false, day.isOver());
    }

    private static int status(SimulatedPartner partner) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(partner.url()).build(), BodyHandlers.discarding())
                .statusCode();
    }
}
