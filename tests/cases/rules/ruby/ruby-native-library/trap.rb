require 'ffi'

module Scanner
  extend FFI::Library
  ffi_lib ['scanner', '/usr/local/lib/libscanner.so']

  def self.dlopen(path)
    File.expand_path(path)
  end

  LIB = File.join(__dir__, 'libscanner.so')
end
