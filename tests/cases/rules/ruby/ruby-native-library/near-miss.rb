require 'ffi'
require 'fiddle'

module Scanner
  extend FFI::Library
  # not dlopen of /usr/local/lib/libscanner.so
  ffi_lib 'scanner'
end

SELF = Fiddle.dlopen(nil)
