class TagsController < ApplicationController
  def index
    get('/tags/instance/all')
  end
end
