/**
 * The operations API: what an operator, an auditor or a monitoring system may see and do. Described by {@code
 * contracts/operations-api.json}, which is also what decides which paths exist, who reaches them and what is valid.
 */
package vn.lienthong.console;
