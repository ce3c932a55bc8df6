const axios = require("axios");
const app = require("express")();

app.get("/berths", async (request, response) => {
  response.json((await axios.get(process.env.BERTH_URL + "/berths")).data);
});
app.listen(process.env.PORT);
