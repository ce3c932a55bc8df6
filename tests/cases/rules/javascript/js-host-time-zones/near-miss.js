// Not /etc/timezone.
exports.zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
