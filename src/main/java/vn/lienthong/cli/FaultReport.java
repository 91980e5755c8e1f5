package vn.lienthong.cli;

import java.io.PrintWriter;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;
import vn.lienthong.backup.BackupFault;
import vn.lienthong.config.CannotListen;
import vn.lienthong.config.SettingsFault;
import vn.lienthong.config.SettingsFaults;
import vn.lienthong.dossier.KeyFileRefused;
import vn.lienthong.routing.RouteFault;
import vn.lienthong.routing.RouteFaults;
import vn.lienthong.text.Texts;

/** Tells a person what went wrong, in their language, and chooses the exit code. */
final class FaultReport implements IParameterExceptionHandler, IExecutionExceptionHandler {
    private final Texts texts;

    FaultReport(Texts texts) {
        this.texts = texts;
    }

    @Override
    public int handleParseException(ParameterException fault, String[] args) {
        CommandLine command = fault.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(wrongUse(fault));
        command.usage(err, command.getColorScheme());
        return ExitCode.WRONG_USE;
    }

    private String wrongUse(ParameterException fault) {
        if (fault instanceof UnmatchedArgumentException unmatched)
            return texts.get("cli.fault.not-understood", String.join(" ", unmatched.getUnmatched()));
        if (fault instanceof MissingParameterException missing)
            return texts.get(
                    "cli.fault.missing",
                    missing.getMissing().stream().map(FaultReport::name).collect(Collectors.joining(", ")));
        if (fault.getArgSpec() != null) return texts.get("cli.fault.value", name(fault.getArgSpec()));
        return texts.get("cli.fault.usage");
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    @Override
    public int handleExecutionException(Exception fault, CommandLine command, ParseResult parsed) throws Exception {
        PrintWriter err = command.getErr();
        if (fault instanceof SettingsFaults faults) {
            for (SettingsFault each : faults.faults()) err.println(each.text(texts));
            return ExitCode.FOUND_FAULTS;
        }
        if (fault instanceof RouteFaults faults) {
            for (RouteFault each : faults.faults()) err.println(each.text(texts));
            return ExitCode.FOUND_FAULTS;
        }
        if (fault instanceof CommandFailure failure) {
            err.println(texts.get(failure.key(), failure.arguments()));
            return failure.exitCode();
        }
        if (fault instanceof BackupFault backup) {
            err.println(texts.get(backup.key(), backup.arguments()));
            return ExitCode.FOUND_FAULTS;
        }
        if (fault instanceof KeyFileRefused key) {
            err.println(texts.get(key.textKey(), key.arguments()));
            return ExitCode.FOUND_FAULTS;
        }
        if (fault instanceof CannotListen listener) {
            err.println(texts.get("cli.fault.cannot-listen", listener.address(), listener.setting()));
            return ExitCode.CANNOT_REACH;
        }
        if (fault instanceof ProblemAnswer problem) {
            err.println(problem.text());
            return problem.exitCode();
        }
        throw fault; // a fault of ours: picocli prints it whole
    }
}
