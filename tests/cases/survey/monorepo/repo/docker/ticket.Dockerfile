FROM node:22
COPY . .
CMD ["node", "apps/ticket/index.js"]
