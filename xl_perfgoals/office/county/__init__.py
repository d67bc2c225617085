"""The county workbook: buttons, settings, roster, rules and waivers, before any result is written into it."""
