import pwd

uid = pwd.getpwnam("shop").pw_uid  # finding
