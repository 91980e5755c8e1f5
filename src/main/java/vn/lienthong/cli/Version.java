package vn.lienthong.cli;

import picocli.CommandLine.IVersionProvider;

/** The version in the jar's manifest; empty when run from classes. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {"LiênThông " + (version == null ? "" : version)};
    }
}
