package vn.lienthong.inbound;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.lienthong.dossier.IncomingDossier;

class ConcurrentReadingTest {

    @Test
    void requests_read_at_the_same_time_do_not_mix() {
        List<String> names = IntStream.range(0, 400)
                .parallel()
                .mapToObj(at -> Dossiers.read(
                        Dossiers.birthForm("<nksHoTen>Trẻ " + at + "</nksHoTen><nksNgaySinh>15.09.2026</nksNgaySinh>")))
                .map(IncomingDossier::form)
                .map(form -> form.path("nksHoTen").asText())
                .toList();
        assertEquals(IntStream.range(0, 400).mapToObj(at -> "Trẻ " + at).toList(), names);
    }
}
