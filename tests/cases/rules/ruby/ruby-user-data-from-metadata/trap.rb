class ExportsController < ApplicationController
  def create
    redirect_to("/exports/#{current_user.id}/user-data")
    get('/latest/user-database')
  end
end
