require 'etc'

workers Etc.nprocessors # finding
threads 1, 5
