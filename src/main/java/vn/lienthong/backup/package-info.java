/**
 * What a province cannot lose, in one place apart from it, and put back: database, documents, keys, routes, settings.
 */
package vn.lienthong.backup;
