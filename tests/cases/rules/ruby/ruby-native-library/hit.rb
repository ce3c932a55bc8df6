require 'ffi'
require 'fiddle'

module Scanner
  extend FFI::Library
  ffi_lib '/usr/local/lib/libscanner.so' # finding
end

LIB = Fiddle.dlopen('/opt/shop/lib/libshop.so') # finding
