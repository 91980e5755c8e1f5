/** What auditors and citizens are handed: parts of the event log, and everything that is held of one dossier. */
package vn.lienthong.export;
