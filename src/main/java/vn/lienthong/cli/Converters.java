package vn.lienthong.cli;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import vn.lienthong.config.Durations;
import vn.lienthong.simulator.PaymentSimulator;
import vn.lienthong.simulator.SimulatorOptions.Partner;

/** Values of options, written as in the settings. */
final class Converters {
    private Converters() {}

    /** {@code 500ms}, {@code 30s}, {@code 5m}, {@code 2h}, {@code 7d} */
    static final class OfDuration implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String value) {
            return Durations.parse(value).orElseThrow(() -> new TypeConversionException("a duration"));
        }
    }

    /** {@code dvclt}, {@code ndxp}, {@code one-stop}, {@code portal}, {@code payment}, {@code coordination} */
    static final class OfPartner implements ITypeConverter<Partner> {
        @Override
        public Partner convert(String value) {
            return Arrays.stream(Partner.values())
                    .filter(partner -> partner.key().equals(value))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("a partner"));
        }
    }

    /** {@code silent}, {@code prompt}, {@code changed-amount} … */
    static final class OfPayments implements ITypeConverter<PaymentSimulator.Behaviour> {
        @Override
        public PaymentSimulator.Behaviour convert(String value) {
            return Arrays.stream(PaymentSimulator.Behaviour.values())
                    .filter(behaviour -> behaviour
                            .name()
                            .toLowerCase(Locale.ROOT)
                            .replace('_', '-')
                            .equals(value))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("a behaviour"));
        }
    }

    /** @param longest not shorter than {@code shortest} */
    record Range(Duration shortest, Duration longest) {}

    /** {@code 50ms..200ms}, or one duration */
    static final class OfRange implements ITypeConverter<Range> {
        @Override
        public Range convert(String value) {
            String[] ends = value.split("\\.\\.", 2);
            Duration shortest = new OfDuration().convert(ends[0]);
            Duration longest = new OfDuration().convert(ends[ends.length - 1]);
            if (longest.compareTo(shortest) < 0) throw new TypeConversionException("a range");
            return new Range(shortest, longest);
        }
    }

    /** 0 to 1 */
    static final class OfShare implements ITypeConverter<Double> {
        @Override
        public Double convert(String value) {
            double share = Double.parseDouble(value);
            if (!(share >= 0 && share <= 1)) throw new TypeConversionException("a share");
            return share;
        }
    }

    /** 0 to 65535 */
    static final class OfPort implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String value) {
            int port = Integer.parseInt(value);
            if (port < 0 || port > 65_535) throw new TypeConversionException("a port");
            return port;
        }
    }
}
